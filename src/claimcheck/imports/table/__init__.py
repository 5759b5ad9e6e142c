"""What does a wide table state? One row for each subject, one column for each property, as a mapping says."""
