// SPDX-License-Identifier: GPL-3.0-or-later
#include "friendly.h"

#include "servicerules.h"

using namespace Qt::StringLiterals;

namespace {

QString keyOf(const ContractCase &one, const QByteArray &method, const QString &path)
{
    return one.service + u' ' + QString::fromLatin1(method) + u' ' + path;
}

} // namespace

FriendlyAnswers::FriendlyAnswers(const QList<ContractCase> &cases)
{
    for (const ContractCase &one : cases) {
        const bool good = one.status >= 200 && one.status < 300 && !one.responseBody.isEmpty();
        if (!good || one.expect.value("result"_L1).toString() != "Ok"_L1)
            continue;
        for (const QString &key :
             {keyOf(one, one.method, one.path()), keyOf(one, {}, one.path())}) {
            if (!m_good.contains(key))
                m_good.insert(key, one);
        }
    }
}

ContractCase FriendlyAnswers::answerTo(const ContractCase &one, const QByteArray &method,
                                       const QString &path) const
{
    const QStringList keys{keyOf(one, method, path), keyOf(one, {}, path),
                           keyOf(one, one.method, one.path()), keyOf(one, {}, one.path())};
    const ServiceRules &rules = rulesFor(one.service);
    ContractCase answer = one;
    answer.status = 200;
    answer.reason = "OK";
    answer.responseHeaders = {{"Content-Type", "application/json"}};
    answer.responseBody = rules.friendlyBody ? rules.friendlyBody(method, path) : "{}";
    const bool sameCall = method == one.method;
    for (qsizetype i = 0; i < (sameCall ? 4 : 2); ++i) {
        const auto good = m_good.constFind(keys.at(i));
        if (good == m_good.cend())
            continue;
        answer.responseHeaders = good->responseHeaders;
        answer.responseBody = good->responseBody;
        break;
    }
    return answer;
}
