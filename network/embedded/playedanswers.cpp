// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/playedanswers.h"

namespace personae::embedded {

namespace {

constexpr int defaultHuge = 5 * 1024 * 1024;

QByteArray hugeJson(int bytes)
{
    QByteArray json =
        R"({"data":{"idTag":"huge.example","name":"Huge","type":"person","x":{"about":")";
    const QByteArray tail = R"("}},"time":"2026-11-21T19:00:36Z","reqId":"hugehuge"})";
    json += QByteArray(qMax(qsizetype(0), qsizetype(bytes) - json.size() - tail.size()), 'h');
    return json + tail;
}

const QByteArray portal =
    "<!DOCTYPE html><html><head><title>Welcome to our Wi-Fi</title></head><body>"
    "<h1>Please accept the terms to go online</h1><form><button>Accept</button></form>"
    "</body></html>";

const QByteArray wrongTypes =
    R"({"data":{"tnId":"one","idTag":7,"name":["x"],"type":5,"profilePic":{"a":1},)"
    R"("coverPic":false,"x":{"bio":1,"about":[true]},"token":12,"roles":"leader","keys":"none",)"
    R"("status":3,"login":[]},"profile":9,"fileId":17,"time":{"now":1},"reqId":4})";

} // namespace

bool playedInstead(Fault::Kind kind)
{
    return kind == Fault::Kind::Status || kind == Fault::Kind::Html ||
           kind == Fault::Kind::HugeJson || kind == Fault::Kind::WrongTypes;
}

PlayedAnswer playedAnswer(const Fault &fault)
{
    switch (fault.kind) {
    case Fault::Kind::Html:
        return {200, "text/html; charset=utf-8", portal};
    case Fault::Kind::HugeJson:
        return {200, "application/json", hugeJson(fault.amount > 0 ? fault.amount : defaultHuge)};
    case Fault::Kind::WrongTypes:
        return {200, "application/json", wrongTypes};
    default:
        break;
    }
    const bool json = fault.body.startsWith('{') || fault.body.startsWith('[');
    const QByteArray type = fault.body.isEmpty() ? QByteArray()
                            : json               ? QByteArray("application/json")
                                                 : QByteArray("text/plain; charset=utf-8");
    return {fault.status, type, fault.body};
}

std::optional<QByteArray> cutAnswer(const Fault &fault, const QByteArray &head,
                                    const QByteArray &body)
{
    switch (fault.kind) {
    case Fault::Kind::DropAfterBytes:
        return QByteArray(head + body).left(fault.amount);
    case Fault::Kind::TruncatedBody:
        return head + body.left(body.size() / 2);
    case Fault::Kind::Garbage:
        return QByteArray::fromHex("160303ff00") + " this is no HTTP " +
               QByteArray::fromHex("deadbeef0d0a0d0a");
    default:
        return {};
    }
}

} // namespace personae::embedded
