// The one script without modules: it runs where they cannot, in a page opened from a file, and names that.
document.documentElement.dataset[location.protocol === "file:" ? "file" : "loading"] = "";
