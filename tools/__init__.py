"""Programs that make the files of this repository; nothing here is part of the installed package."""
