"""Makers of test data: plain functions with telling defaults; every keyword replaces one.

One module for each app. What has a service is made through it, so that test data obey the rules of the day.
"""
