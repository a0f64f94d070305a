"""What the record is made of and the rules it is read by: no database, no clock, no files."""
