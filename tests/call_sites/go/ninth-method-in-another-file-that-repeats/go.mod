module example.org/go5
