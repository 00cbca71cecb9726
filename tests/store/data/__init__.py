"""Case files that earlier versions wrote, and the script that made them."""
