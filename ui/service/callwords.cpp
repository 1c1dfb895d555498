// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/callwords.h"

#include "models/values/foreigntext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace personae::callwords {

static QString tr(const char *text)
{
    return QCoreApplication::translate("callwords", text);
}

errorpresenter::Words present(const CallResult &result, const QString &serviceName, bool writes)
{
    const QString service = isolatedLine(serviceName, 40);
    errorpresenter::Words words = errorpresenter::present(result.error, serviceName,
                                                          writes ? errorpresenter::Place::Calling
                                                                 : errorpresenter::Place::Reading);
    if (result.needs == "password"_L1) {
        words.sentence =
            tr("%1 wants your password for this, once. Nothing was changed.").arg(service);
        return words;
    }
    if (!writes)
        return words;
    const QString said = isolatedLine(result.error.serverText, 300);
    if (isTransportFailure(result.error.kind)) {
        words.sentence =
            result.error.maybeDelivered
                ? tr("The answer of %1 never came: it may have done this or not. Look at the list "
                     "before you try again.")
                      .arg(service)
                : tr("%1 could not be reached. Nothing was changed; what you typed is still here. "
                     "This is never queued: try again when you are online.")
                      .arg(service);
        return words;
    }
    if (!said.isEmpty() && !words.sentence.contains(result.error.serverText))
        words.sentence = tr("%1 says: %2 Nothing was changed; what you typed is still here.")
                             .arg(service, said.endsWith(u'.') ? said : said + u'.');
    return words;
}

QString offline(const QString &serviceName)
{
    return tr("Offline. This is sent to %1 at once and never queued; it can be done when you are "
              "online.")
        .arg(isolatedLine(serviceName, 40));
}

} // namespace personae::callwords
