import panel as pn
from peer_data import CHOICES, figure

pn.extension("plotly")
pick = pn.widgets.RadioButtonGroup(options=list(CHOICES))
pn.Column(pick, pn.pane.Plotly(pn.bind(figure, pick), width=900, height=450)).servable()
