// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>

#include <optional>

namespace personae {

/// How the embedded server behaves beyond what the API description says it always does (Cloudillo
/// 11).
struct Behaviours
{
    enum class Mode { R3, Doc };

    Mode mode = Mode::R3;
    int tokenLifetimeSeconds = 3600;
    int finalPictureIdDelayMs = 200; ///< until "@N" becomes "f1~..." in GET /api/me (Cloudillo 4.4)
    int followFlagDelayMs = 150;     ///< relationship flags change late (Cloudillo 6.1)
    int listCap = 100;               ///< GET /api/profiles (Cloudillo 5.2)
    int retryAfter = 0;      ///< seconds in Retry-After and details.retryAfter (Cloudillo 9.1)
    bool rateLimits = false; ///< on: the bursts below count, per bucket, refilled as the node does
    int authBurst = 10;
    int federationBurst = 100;
    int generalBurst = 500;
    int searchBurst = 60;
    int banAfterFailedLogins = 20;
    int failedLoginDelayMs = 1000;
    int clockOffsetSeconds =
        0;                     ///< the server's clock against the true one: `time`, token exp, Date
    int lateReadMs = 0;        ///< after a PATCH, own reads are stale this long
    bool ignoreWrites = false; ///< 200, and nothing is applied
    bool alterWrites = false;  ///< 200, and every text is stored with a mark at its end
    bool numericTypes = false; ///< numbers where text belongs in profile replies
    int answerDelayMs = 0;     ///< every answer
    int uploadBytesPerSecond = 0; ///< how fast bodies are read; 0: as they come

    bool bus = true;       ///< off: /ws/bus answers 404 (old nodes); who is connected stays
    bool busMute = false;  ///< connections are taken and nothing is ever said
    int busPingMs = 30000; ///< the server's own pings

    // What bad lists look like. Applied when answering, never stored.
    int listShrinksBy = 0;          ///< each further search page misses so many rows at the front
    bool pagesOverlap = false;      ///< each page begins with the last row of the one before
    bool sameSearchPage = false;    ///< every page of a search is the first
    bool oddIdTags = false;         ///< every third idTag in capitals or with a final dot
    int longNames = 0;              ///< every fifth name is so many characters long; 0: as it is
    bool emptyNames = false;        ///< every fifth name is empty
    bool unknownRoles = false;      ///< role words nobody knows beside those one knows
    bool oldStatusWords = false;    ///< Active, Trusted, Blocked, ... as R2 once said
    bool unknownStatus = false;     ///< every seventh status is a letter nobody knows
    bool turnedCommunities = false; ///< communities have become persons

    QJsonObject services; ///< switches of the other services: id -> {name: value}; in apply() null
                          ///< puts one back to its documented value

    bool operator==(const Behaviours &) const = default;
    [[nodiscard]] QJsonObject toJson() const;
    /// Keys left out stay as they are.
    void apply(const QJsonObject &json);
};

/// One scripted mishap. The first fault whose method and path match is used, `times` times.
struct Fault
{
    enum class Kind {
        Delay,            ///< amount: ms, then the true answer
        DropBefore,       ///< closed before anything is applied or answered
        DropDuringUpload, ///< closed after `amount` bytes of the body came; nothing applied
        DropAfterRequest, ///< applied, then closed without an answer
        DropAfterBytes,   ///< applied, `amount` bytes of the answer, then closed
        Garbage,          ///< applied, bytes that are no HTTP
        TruncatedBody,    ///< applied, whole headers, half the body, then closed
        Status,           ///< not applied, `status` with `body` and `headers`
        Html,             ///< not applied, 200 with a captive portal's page
        HugeJson,         ///< not applied, 200 with `amount` (default 5 MB) of JSON
        WrongTypes        ///< not applied, 200 with numbers where text belongs
    };

    QByteArray method;  ///< empty: any
    QString pathPrefix; ///< of the path without tenant prefix; empty: any
    QString tenant;     ///< canonical idTag; empty: any
    int times = 1;      ///< -1: for ever
    Kind kind = Kind::Delay;
    int amount = 0;
    int status = 503;
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;

    /// Nothing if `kind` is not known.
    [[nodiscard]] static std::optional<Fault> fromJson(const QJsonObject &json);
};

/// One request as the server saw it, in order of arrival.
struct LoggedRequest
{
    QByteArray method;
    QString path;         ///< without tenant prefix and query
    QString tenant;       ///< canonical idTag, or empty
    int status = 0;       ///< of the answer that was meant; 0 where none was made
    bool applied = false; ///< something was written
    bool faulted = false;
    bool authorized = false; ///< an Authorization header came along
    qsizetype bodyBytes = 0;
};

} // namespace personae
