// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contractcase.h"
#include "servicerules.h"

/// A vector as a case: only a path, headers as names or pairs, a body as JSON, form, files or
/// parts. What stands in `expect` stays with the caller.
[[nodiscard]] ContractCase fromVector(const QJsonObject &json, const ServiceRules &rules);

/// Headers as a list of pairs or as an object.
[[nodiscard]] QList<personae::HttpHeader> headersIn(const QJsonValue &value);
