"""The pure core: checklists, answers and the method that scores them. No file, clock or framework."""
