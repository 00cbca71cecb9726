"""The JSON contract `twosource.case/1`: a case as plain dicts and lists, written record by record."""
