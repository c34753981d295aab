"""The kiosk: its processes in real terminals, and its parts."""
