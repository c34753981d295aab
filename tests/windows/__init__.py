"""What works on Windows, which is simulated: no test here has run on a real one."""
