import os

import vizro.models as vm
from peer_data import CHOICES, figure
from vizro import Vizro
from vizro.models.types import capture


@capture("graph")
def lines(data_frame, choice="all"):
    return figure(choice)


import pandas as pd  # noqa: E402

page = vm.Page(
    title="bench",
    components=[vm.Graph(id="lines", figure=lines(pd.DataFrame({"x": [1]})))],
    controls=[vm.Parameter(targets=["lines.choice"], selector=vm.RadioItems(options=list(CHOICES), value="all"))],
)
Vizro().build(vm.Dashboard(pages=[page])).run(port=int(os.environ["PORT"]), debug=False)
