"""The smallest Streamlit app: The quarters of one force, and a choice of force. `FOI_ROWS` names the file of rows."""

import os

import pandas as pd
import plotly.express as px
import streamlit as st


@st.cache_data
def rows() -> pd.DataFrame:
    """The quarters of every force, read once."""
    return pd.read_csv(os.environ["FOI_ROWS"])


area = st.selectbox("Force", sorted(rows()["area"].unique()))
st.plotly_chart(px.bar(rows().query("area == @area"), x="period", y="value", title=area))
