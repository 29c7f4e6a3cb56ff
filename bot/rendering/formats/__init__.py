"""One module for each format; `bot.rendering.documents` lists them. Each has `convert(sheet)`."""
