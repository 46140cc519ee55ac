def run(rest):
    raise NotImplementedError


def reset_demo(rest):
    raise NotImplementedError
