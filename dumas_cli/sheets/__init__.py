"""A spreadsheet becomes rows: it finds sheets, heading and profile, and reads each row as an entry or a problem."""
