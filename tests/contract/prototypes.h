// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/serviceapi.h"

#include <functional>

/// Where any name may stand in a path: the made-up ones of a prototype, or those found there.
struct Places
{
    QString person = QStringLiteral("prototype.example.com");
    QString thing = QStringLiteral("a1~prototype");
    QString number = QStringLiteral("424242");
    QString file = QStringLiteral("f1~prototype");
    QString blob = QStringLiteral("b1~prototype");
    QString node = QStringLiteral("n1~prototype");
    QString self = QStringLiteral("r1~prototype"); ///< Endpoint::remoteId of cases
    QMap<QString, QString> arguments;              ///< of declared calls

    /// Keeps `found` where `model` is one of the made-up names; false: it is none.
    bool take(const QString &model, const QString &found);
    [[nodiscard]] static QString argument(const QString &key) { return u"p1~" + key; }
};

/// One kind of wish about such names.
using Prototype = std::function<personae::Wish(const Places &)>;

/// The first that fits counts, so the plainer of two alike stands first.
[[nodiscard]] QList<Prototype> prototypes();
/// Those a service declares: its calls, and a change of its first field.
[[nodiscard]] QList<Prototype> prototypesOf(const personae::ServiceInfo &info);
