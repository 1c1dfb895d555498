// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace personae {

class FlowLayout;

/// One's own tags for somebody: small buttons that remove them, and one input. GUI thread.
class TagsBox final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TagsBox)

public:
    explicit TagsBox(Theme &theme, QWidget *parent = nullptr);

    void setTags(const QStringList &tags);
    void takeTyped(); ///< a tag being typed counts: nothing typed is lost

Q_SIGNALS:
    void added(const QString &tag);
    void removed(const QString &tag);

private:
    void rebuild();

    static constexpr qsizetype mostShown = 60; ///< beyond it a number says how many there are

    QStringList m_tags;
    bool m_built = false;
    QWidget *m_chips;
    FlowLayout *m_flow;
    QLabel *m_more;
    QLineEdit *m_edit;
};

} // namespace personae
