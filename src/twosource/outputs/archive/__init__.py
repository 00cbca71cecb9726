"""The signed archive: a whole case with its raw texts, checked when it is opened again."""
