"""What somebody wrote, compared with the record: quotations, and statements in a message."""
