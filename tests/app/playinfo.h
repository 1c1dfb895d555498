// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/playbench.h"

/// Services that only declare what they are, and commands for them.
namespace personae::test {

FieldSpec line(const QString &key);
FieldSpec unreadable(const QString &key, FieldShape shape);
CallSpec call(const QString &id, bool writes);
ServiceInfo playInfo();
ServiceInfo throttledInfo();
SaveProfileCommand save(const FieldMap &changes, const FieldMap &before = {});
QJsonObject outcome(const QString &word);
QJsonObject bytes(const QByteArray &png);
DenylistCommand deny(const QStringList &names);

} // namespace personae::test
