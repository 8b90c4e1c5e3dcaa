"""The report builder: the basket at the left, the page as it will be printed in the middle, the file at the right."""
