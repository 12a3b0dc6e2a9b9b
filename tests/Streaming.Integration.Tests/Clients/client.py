"""Asks a query service as a stranger would: knows the proto, prints what it is told. Arguments: address, start and end of an interval."""
import sys

import grpc
from google.protobuf.timestamp_pb2 import Timestamp

from streaming.kpi.v1 import kpi_pb2, kpi_pb2_grpc


def at(text):
    stamp = Timestamp()
    stamp.FromJsonString(text)
    return stamp


with grpc.insecure_channel(sys.argv[1]) as channel:
    kpis = kpi_pb2_grpc.KpiServiceStub(channel)
    interval = kpi_pb2.Interval(start=at(sys.argv[2]), end=at(sys.argv[3]))
    request = kpi_pb2.GetKpisRequest(kpis=["tickets_total", "csat_mean"], interval=interval, group_by=["priority"])
    for row in kpis.GetKpis(request, timeout=30).results[0].rows:
        for value in row.values:
            print(row.group[0].value, value.key, value.value if value.HasField("value") else "absent")
    print("kpis", len(kpis.ListKpis(kpi_pb2.ListKpisRequest(), timeout=30).kpis))
    watch = kpis.WatchKpis(kpi_pb2.WatchKpisRequest(selection=kpi_pb2.GetKpisRequest(kpis=["backlog"])), timeout=30)
    print("watched", next(iter(watch)).snapshot.results[0].rows[0].values[0].key)
    watch.cancel()
    try:
        kpis.GetKpis(kpi_pb2.GetKpisRequest(group_by=["mood"]), timeout=30)
    except grpc.RpcError as refused:
        print("refused", refused.code().name, dict(refused.trailing_metadata()).get("kpi-error-field"))
