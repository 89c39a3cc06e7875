module example.com/sign-in

go 1.19
