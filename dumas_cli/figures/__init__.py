"""What the report found, ready to be shown: one file a question, filled by a workflow and printed by a renderer."""
