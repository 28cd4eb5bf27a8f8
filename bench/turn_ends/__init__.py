"""How turn ends are calibrated and measured: answers made up, heard once, decided many times."""
