def test_a_known_remark_is_said_in_vietnamese_and_a_persons_words_stay(catalogue):
    assert catalogue.remark("first estimate; seen by Lan", "vi") == "ước tính lần đầu; seen by Lan"
    assert catalogue.remark("first estimate; seen by Lan", "en") == "first estimate; seen by Lan"
    assert catalogue.remark("", "vi") == ""
