from tests.jobs.fixtures import empty_broker, quick_to_lose, signs, worker  # noqa: F401 - fixtures
