"""The smallest Vizro app: The quarters of one force, and a choice of force. `FOI_ROWS` names the file of rows."""

import os

import pandas as pd
import vizro.models as vm
import vizro.plotly.express as px
from vizro import Vizro

rows = pd.read_csv(os.environ["FOI_ROWS"])
chosen = vm.Filter(column="area", selector=vm.Dropdown(multi=False, id="area"))
chart = vm.Graph(id="chart", figure=px.bar(rows, x="period", y="value"))
page = vm.Page(title="Figures", components=[chart], controls=[chosen])
app = Vizro().build(vm.Dashboard(pages=[page])).dash.server
