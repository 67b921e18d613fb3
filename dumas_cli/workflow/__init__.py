"""The order of the steps: read, compute, write, return a result; one file a command."""
