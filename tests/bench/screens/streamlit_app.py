import streamlit as st
from peer_data import CHOICES, figure

st.plotly_chart(figure(st.radio("Range", CHOICES)))
