from indicators.charts.placement import BESIDE, Box, Obstacles


def test_a_label_takes_the_first_free_place():
    spot, cost = Obstacles(400, 300, 60).place(200, 150, 40, 18, BESIDE)
    assert spot == BESIDE[0]
    assert cost == 0


def test_a_label_gives_way_to_another():
    field = Obstacles(400, 300, 60)
    field.keep([BESIDE[0].box(200, 150, 40, 18)])
    spot, cost = field.place(200, 150, 40, 18, BESIDE)
    assert spot.box(200, 150, 40, 18).overlap(BESIDE[0].box(200, 150, 40, 18)) == 0
    assert cost < 1000


def test_a_label_that_finds_no_place_costs_too_much():
    field = Obstacles(400, 300, 60)
    field.keep([Box(0, 0, 460, 300)])
    assert field.place(200, 150, 40, 18, BESIDE)[1] >= 1000


def test_a_line_is_kept_clear():
    field = Obstacles(400, 300, 60)
    field.add_line(100, 150, 300, 150, 2)
    spot, _ = field.place(200, 150, 40, 18, BESIDE)
    assert spot != BESIDE[0]
