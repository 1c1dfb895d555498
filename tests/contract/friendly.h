// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contractcase.h"

/// Good answers to requests that follow by themselves: taken from the cases of the same service,
/// else from its rules, else an empty object.
class FriendlyAnswers
{
public:
    explicit FriendlyAnswers(const QList<ContractCase> &cases);

    /// `one` says the service and what was asked at first; `line` is "METHOD path" as received.
    [[nodiscard]] ContractCase answerTo(const ContractCase &one, const QByteArray &method,
                                        const QString &path) const;

private:
    QMap<QString, ContractCase> m_good; ///< "service METHOD path" and "service path"
};
