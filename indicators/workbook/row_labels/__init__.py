"""What a row is called: its path of labels by columns, indents, blanks and bold."""
