"""What an office may want to change, as data; an office's own file of the same name goes first."""
