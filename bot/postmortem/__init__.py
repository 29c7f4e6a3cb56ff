"""From record to document: questions, sections, five whys, evidence. No clock, no database, no Slack."""
