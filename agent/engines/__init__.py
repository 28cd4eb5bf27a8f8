"""Engines that recognise and speak, one file each, behind small ports."""
