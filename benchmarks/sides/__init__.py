"""The sides that are measured against each other, a module for each family of rows."""
