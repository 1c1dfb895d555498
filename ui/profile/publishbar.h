// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace personae {

/// The verbs of the bar, owned by the page: they outlive the form that is shown.
struct PublishActions
{
    QAction *publish = nullptr;
    QAction *saveDraft = nullptr;
    QAction *discard = nullptr;
};

/// The foot of the Edit tab: how many changes, and what to do with them.
class PublishBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PublishBar)

public:
    struct State
    {
        QString serviceName;
        int changes = 0;
        bool blocked = false;    ///< a field is wrong
        bool publishing = false; ///< on its way to the outbox
        bool held = false;       ///< the service takes no change before a later time
        Reach reach = Reach::Unknown;
        QDateTime draftKeptAt; ///< UTC
        QString problem;       ///< why publishing failed; empty: it did not
    };

    PublishBar(const PublishActions &actions, Theme &theme, QWidget *parent = nullptr);

    void setState(const State &state);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *makeButton(QAction *action, const QString &name);
    void arrange();

    Theme &m_theme;
    PublishActions m_actions;
    QLabel *m_count;
    QLabel *m_kept;
    QWidget *m_buttons;
    QWidget *m_texts;
    QPushButton *m_publishButton = nullptr;
    QBoxLayout *m_layout;
};

} // namespace personae
