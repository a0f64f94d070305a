"""What happens when the program is killed, the database fails over, or the disk is full."""
