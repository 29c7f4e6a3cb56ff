"""Facts that the record shows without anybody being asked, a module for each part of the document."""
