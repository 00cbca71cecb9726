"""A case that is kept: written, read a part at a time, drawn and read anew, sent out and brought back, judged by people."""
