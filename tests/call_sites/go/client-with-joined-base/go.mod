module example.org/translate

go 1.22
