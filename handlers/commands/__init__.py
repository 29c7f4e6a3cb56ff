"""The subcommands of /incident, one module each; the registry names them."""
