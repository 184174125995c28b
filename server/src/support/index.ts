/** Help: the help centre, requests and who answers them, secure messages, encrypted mail, status. */
