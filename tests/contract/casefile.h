// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contractcase.h"

/// Every case below this folder, laid out as recordings/<service>/*.json and
/// vectors/<service>.json, in the order of the files. What cannot be read is named in `problems`.
[[nodiscard]] QList<ContractCase> casesBelow(const QString &folder, QStringList &problems);

/// "service file/id" -> reason, from disputed.json; empty if there is none.
[[nodiscard]] QMap<QString, QString> disputedCases(const QString &file, QStringList &problems);
