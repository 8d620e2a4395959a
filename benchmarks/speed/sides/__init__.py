"""The same training, written for each library in its own way; a module imports only its own."""
