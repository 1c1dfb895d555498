// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/signinport.h"
#include "ui/window/fieldline.h"

#include <QHash>
#include <QPushButton>
#include <QTimer>
#include <QWidget>

namespace personae {

/// Live help for a typed identity: what would be asked, or which identities may have been meant,
/// each checked. GUI thread.
class IdentityHelp final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IdentityHelp)

public:
    IdentityHelp(SignInPort &port, QWidget *field, Theme &theme, QWidget *parent = nullptr);

    /// `example`: what may be typed; empty: the service's own.
    void setTyped(const ServiceInfo &service, const QString &typed, const QString &example = {});
    void showError(const QString &sentence, const QString &details);
    /// Why it cannot be asked at all; empty: it can.
    [[nodiscard]] QString objection() const { return m_objection; }

Q_SIGNALS:
    void chosen(const QString &handle);

private:
    void showCandidates(const QStringList &candidates);
    void markChecked(const QStringList &existing);

    SignInPort &m_port;
    Theme &m_theme;
    FieldLine *m_line;
    QWidget *m_row;
    QHash<QString, QPushButton *> m_buttons;
    QTimer m_pause; ///< asks only once typing rests
    QString m_service;
    QStringList m_candidates;
    QString m_objection;
};

} // namespace personae
